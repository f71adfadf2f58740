// Adds how many days the dates of the page are from the reader's today; replaces nothing.
(() => {
  "use strict";
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate());
  const daysTo = (day) => Math.round((Date.parse(day) - today) / 864e5);
  const due = (days) => (days > 0 ? `今天起还有 ${days} 天` : `到今天已过 ${-days} 天`);
  for (const element of document.querySelectorAll(".pl-today")) {
    const { on, since, past, until } = element.dataset;
    const gone = -daysTo(on || since || past || until);
    if (until)
      element.textContent = gone > 0 ? `有效期${due(-gone)}，本站没有收录此后的效力。` : "";
    else if (past) element.textContent = gone > 0 ? "已过" : "";
    else if (on) element.textContent = gone ? due(-gone) : "就是今天";
    else if (gone > 0) element.textContent = `数据日期到今天 ${gone} 天。`;
  }
})();
