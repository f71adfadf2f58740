"""The editing desk: the engine in an editor's browser, over the files of the plan."""
