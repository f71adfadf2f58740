"""For those who change data/plan.yml: its canonical form, insertion, reports of changes."""
