// @ts-check
// Similar-sounding spellings: "Snowbar" and "al-Sanoubar", "Baniyaas" and "Baniyas", in both scripts.

const LATIN_SOUNDS = [
  [/kh|ch/g, "x"],
  [/gh/g, "g"],
  [/sh/g, "c"],
  [/th|dh/g, "t"],
  [/ph/g, "f"],
  [/[ckq]/g, "k"],
  [/[pb]/g, "b"],
  [/[zs]/g, "s"],
  [/[dt]/g, "t"],
  [/[gj]/g, "j"],
];
const ARABIC_SOUNDS = [
  [/[صسزث]/g, "س"],
  [/[طتدضذظ]/g, "ت"],
  [/[قكخ]/g, "ك"],
  [/[هحةع]/g, ""],
  [/[اويآأإىئؤء]/g, ""],
];

// The consonants of a word, with easily confused ones unified and doubled ones reduced.
function soundOf(word) {
  const arabicWord = /[\u0600-\u06ff]/.test(word);
  const plain = arabicWord ? word.replace(/^ال/, "") : word.replace(/^(al|el|as|ash|at)(?=\w{4})/, "");
  let sound = plain;
  for (const [pattern, by] of arabicWord ? ARABIC_SOUNDS : LATIN_SOUNDS) sound = sound.replace(pattern, by);
  return sound.replace(/[aeiouywh]/g, "").replace(/(.)\1+/gu, "$1");
}

// Whether a word sounds like the query; two consonants are too few to decide.
export function soundsLike(words, asked) {
  const sound = soundOf(asked);
  return sound.length > 2 && words.some((word) => Math.abs(word.length - asked.length) < 4 && soundOf(word) === sound);
}
