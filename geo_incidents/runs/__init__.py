"""Runs over many reports: stages spread over processes or a cluster, with progress and resumable parts.

The output is the same, byte for byte, whoever does the work. Import from the modules: `run` (a run and its outcomes),
`crews` (executors), `tasks` (the work on one report), `frames` (the same for Spark).
"""
