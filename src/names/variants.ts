/** Characters that are one to a reader who searches, but that NFKC and the script tables keep apart. */

/** Pairs: the variant, then what it folds to (the tables may simplify that further). */
const characters = `
  硏研 靑青 淸清 敎教 尙尚 晩晚 戸户 呉吴 値值 愼慎 顚颠 塡填 緖绪 戱戏 槪概 臯皋 皐皋 廸迪 闗关 珎珍 畧略 畱留 濶阔
  囯国 圀国 彊强 徧遍 挿插 揷插 斉齐 暎映 曁暨 栁柳 椶棕 欵款 毘毗 氷冰 汚污 涙泪 煕熙 熈熙 琹琴 疎疏 穉稚 竒奇 緜绵
  纎纤 羗羌 翆翠 聨联 蔴麻 薫薰 蘓苏 裠裙 覩睹 躭耽 郞郎 郷乡 銕铁 闘斗 鬪斗 鬭斗 隣邻 雑杂 靣面 韮韭 頥颐 飜翻 髙高
  髪发 鶏鸡 黙默 黒黑 齢龄 亀龟 倂并 栢柏 鍳鉴 嵓岩 帋纸 籐藤 効效 甞尝 顎颚 齶颚 腭颚 鯰鲶 鮎鲶 鲇鲶`;

/** Marks that only look different. */
const marks: readonly (readonly [string, string])[] = [
  ['•‧∙⋅・', '·'],
  ['‘’ʼ`', "'"],
  ['‐‑‒–—―−', '-'],
];

/** Latin letters that have no accent to lose. */
const letters: readonly (readonly [string, string])[] = [
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đð', 'd'],
  ['ł', 'l'],
  ['ı', 'i'],
];

const table: ReadonlyMap<string, string> = new Map([
  ...characters
    .trim()
    .split(/\s+/)
    .map((pair) => Array.from(pair) as [string, string]),
  ...[...marks, ...letters].flatMap(([from, to]) =>
    Array.from(from, (character) => [character, to] as const),
  ),
]);

const variant = new RegExp(`[${Array.from(table.keys()).join('')}]`, 'gu');

/** For lower-case NFKC text. */
export function withoutVariants(text: string): string {
  return text.replace(variant, (character) => table.get(character) ?? character);
}
