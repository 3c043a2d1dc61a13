[(statements) (parts) (clauses) (members) (actions)] @fold
