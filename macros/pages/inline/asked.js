// An address that asks for a selection: the list is not shown before it is made.
if (location.search && document.documentElement.className === "js")
  document.documentElement.className += " px-asked";
