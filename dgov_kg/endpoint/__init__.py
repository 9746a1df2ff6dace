"""The store behind a SPARQL 1.1 endpoint: any engine, on any machine, asked over HTTP."""
