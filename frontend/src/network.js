// The answer as things and ties between them, where it is one: statements, or rows of two things.

export function network(outcome, cells) {
  void cells;
  void outcome;
  return null;
}

export function drawn() {
  return document.createElement("div");
}
