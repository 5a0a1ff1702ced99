/* What the rows in force make of the items. */
const S = { shown: "todo", at: D.items[0]?.id ?? "", claim: 0, field: "", busy: false };
const GROUPS = { unsure: "Uncertain", contested: "Sources disagree", loose: "Not placed", clear: "Nothing odd found" };

const about = (id) => inForce().filter((row) => row.target.split(" ").includes(id) || (row.action === "same" && row.is === id));
const last = (id, test) => about(id).filter(test).at(-1);
const current = () => D.items.find((item) => item.id === S.at);
const claimOf = (item) => item.claims[Math.min(S.claim, item.claims.length - 1)];

function standing(item) {
  const row = last(item.id, (one) => ["accept", "drop", "same"].includes(one.action));
  if (!row) return "open";
  return row.action === "same" ? (row.is === item.id ? "open" : "merged") : row.action === "drop" ? "dropped" : "accepted";
}

const isHeld = (item) => last(item.id, (row) => ["hold", "publish"].includes(row.action))?.action === "hold";
const correction = (id, field) =>
  last(id, (row) => row.action === "correct" && row.field === field);

/** A row about words that the report no longer has. */
const staleRow = (item) => [item, ...item.claims].flatMap((one) => about(one.id))
  .find((row) => row.anchor && !item.claims.some((claim) => claim.anchor === row.anchor));

function listed() {
  const fits = { todo: (one) => standing(one) === "open" || staleRow(one), done: (one) => standing(one) !== "open", held: isHeld, all: () => true };
  return D.items.filter(fits[S.shown]);
}

const placeName = (item) => item.place.map((place) => place.name).join(", ") || "no place";
const plain = (value) => value.replaceAll("_", " ");
const days = (value) => (value ? [...new Set(value.split("/"))].join(" to ") : "day not stated");
