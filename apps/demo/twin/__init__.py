"""The plain twin of the journal, for the bench alone: the same pages over the same texts, kept as
ordinary columns that anybody who holds the database can read. Nothing that people use loads it."""
