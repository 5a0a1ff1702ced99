"""Many reports: the stages spread over processes or a cluster, with progress, and parts that an interrupted run keeps.

What is found does not depend on who finds it: every way gives the same bytes. Import what is needed from the modules:
`run` (a run and its outcomes), `crews` (who works), `tasks` (on what), `frames` (the same for Spark).
"""
