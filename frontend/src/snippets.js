// The query as a command, a program and a request, each quoted for where it goes.

export const shellQuoted = (text) => `'${text.replaceAll("'", "'\\''")}'`;

export const pythonQuoted = (text) => `"""\n${text.replaceAll("\\", "\\\\").replaceAll('"""', '\\"\\"\\"').trimEnd()}\n"""`;

const makesStatements = (query) => /^\s*(?:#.*\n|PREFIX\s.*\n|BASE\s.*\n|\s)*(?:CONSTRUCT|DESCRIBE)\b/i.test(query);

export function snippets(query, address) {
  const text = query.trimEnd();
  const statements = makesStatements(text);
  const accept = statements ? "text/turtle" : "text/csv";
  return {
    shell: `dgov-kg query ${shellQuoted(text)}${statements ? " --format turtle" : ""}`,
    python: `import dgov_kg\n\nkg = dgov_kg.load()\nprint(kg.${statements ? "construct" : "query"}(${pythonQuoted(text)}))`,
    curl: `curl ${shellQuoted(`${address}/sparql`)} -H ${shellQuoted(`Accept: ${accept}`)} --data-urlencode ${shellQuoted(`query=${text}`)}`,
  };
}
