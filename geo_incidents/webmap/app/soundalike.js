// @ts-check
// Spellings that sound alike: "Snowbar" and "al-Sanoubar", "Baniyaas" and "Baniyas", in both scripts.

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

// The consonants of a word, those that are easily taken for each other as one, doubles once.
function soundOf(word) {
  const arabicWord = /[\u0600-\u06ff]/.test(word);
  const plain = arabicWord ? word.replace(/^ال/, "") : word.replace(/^(al|el|as|ash|at)(?=\w{4})/, "");
  let sound = plain;
  for (const [pattern, by] of arabicWord ? ARABIC_SOUNDS : LATIN_SOUNDS) sound = sound.replace(pattern, by);
  return sound.replace(/[aeiouywh]/g, "").replace(/(.)\1+/gu, "$1");
}

// Whether a word of the text sounds like the one asked for; two consonants are too few to say.
export function soundsLike(words, asked) {
  const sound = soundOf(asked);
  return sound.length > 2 && words.some((word) => Math.abs(word.length - asked.length) < 4 && soundOf(word) === sound);
}
