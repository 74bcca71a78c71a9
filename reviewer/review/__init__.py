"""What a clerk can do, without Qt: operations, history, decisions, problems, audit."""
