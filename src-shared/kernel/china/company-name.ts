import { findLeadingCity, findLeadingProvince, isCityOrProvince } from './place-names.ts';

/** Longest first, because a name loses the longest that fits and is then looked at again. */
const suffixes = [
  '股份有限公司',
  '有限责任公司',
  '集团有限公司',
  '控股有限公司',
  '有限公司',
  '分公司',
  '总公司',
  '经营部',
  '工作室',
  '事务所',
  '集团',
  '公司',
  '商行',
  '中心',
  '厂',
  '店',
];
const englishSuffixes = ['CORPORATION', 'LIMITED', 'COMPANY', 'CORP', 'LTD', 'LLC', 'INC', 'CO'];
const provinceTails = ['维吾尔自治区', '壮族自治区', '回族自治区', '特别行政区', '自治区', '省', '市'];
const cityTails = ['自治州', '地区', '市', '州'];
/** What is left of 上海银行 without its city names no company: such names keep their place. */
const generic = new Set(
  (
    '银行 科技 大学 医院 电力 学院 中学 小学 实业 贸易 商贸 投资 酒店 饭店 电子 机械 化工 食品 物流 建筑 建设 网络 信息 文化 传媒 教育 环保 能源 ' +
    '服务 农商银行 农村商业银行 城市建设 人民医院 中医院 自来水 燃气 地铁 机场 师范大学 理工大学 供电 烟草 日报 电视台 发展 置业 地产 房地产'
  ).split(' '),
);

/** One spelling for one name: NFKC, upper case, without blanks, punctuation or brackets (their content stays). */
export function companyNorm(name: string): string {
  return name
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{P}\p{S}]/gu, '');
}

/** The distinctive part of a name: without place, legal form and organisation words. Never empty for a name that is not. */
export function companyCore(name: string): string {
  const norm = companyNorm(name);
  const tailless = stripTrailingPlace(stripSuffixes(norm));
  const placeless = stripSuffixes(stripLeadingPlaces(tailless));
  if (placeless === '' || generic.has(placeless)) return tailless === '' ? norm : tailless;
  return placeless;
}

/** A branch (…分公司) of a company is related to it and never its duplicate. */
export function isBranchCompany(name: string): boolean {
  return /分公司$|分行$|支行$|分店$|分厂$|分所$|分部$/.test(companyNorm(name));
}

/** Adjacent pairs of characters; a single character stands for itself. */
export function bigrams(text: string): string[] {
  if (text.length < 2) return text === '' ? [] : [text];
  return Array.from({ length: text.length - 1 }, (_, index) => text.slice(index, index + 2));
}

/** Dice coefficient of the bigrams of two cores, counting repeats. Short cores are equal or have nothing in common. */
export function coreSimilarity(a: string, b: string): number {
  if (a === b) return a === '' ? 0 : 1;
  if (a.length <= 3 && b.length <= 3) return 0;
  return dice(bigrams(a), bigrams(b));
}

export function companySimilarity(a: string, b: string): number {
  return coreSimilarity(companyCore(a), companyCore(b));
}

/** Two names of one core of which one at least is a branch: a family, not a duplicate. */
export function areRelatedCompanies(a: string, b: string): boolean {
  const family = (isBranchCompany(a) || isBranchCompany(b)) && companyNorm(a) !== companyNorm(b);
  return family && companyCore(a) === companyCore(b);
}

function dice(a: readonly string[], b: readonly string[]): number {
  const counts = new Map<string, number>();
  for (const pair of a) counts.set(pair, (counts.get(pair) ?? 0) + 1);
  let shared = 0;
  for (const pair of b) {
    const left = counts.get(pair) ?? 0;
    if (left === 0) continue;
    shared++;
    counts.set(pair, left - 1);
  }
  return (2 * shared) / (a.length + b.length);
}

function stripSuffixes(name: string): string {
  const list = /[\u4e00-\u9fff]$/.test(name) ? suffixes : englishSuffixes;
  const suffix = list.find((each) => name.endsWith(each) && name.length > each.length);
  return suffix === undefined ? name : stripSuffixes(name.slice(0, -suffix.length));
}

function stripTrailingPlace(name: string): string {
  for (const length of [4, 3, 2]) {
    const place = name.slice(-length).replace(/[省市]$/, '');
    if (name.length - length >= 2 && (isCityOrProvince(place) || place === '中国')) {
      return stripSuffixes(name.slice(0, -length));
    }
  }
  return name;
}

function stripLeadingPlaces(name: string): string {
  const withoutProvince = dropWithTail(name, findLeadingProvince(name), provinceTails);
  const withoutPrefecture = dropWithTail(withoutProvince, findLeadingCity(withoutProvince), cityTails);
  const second = findLeadingCity(withoutPrefecture);
  const hasTail = second !== undefined && withoutPrefecture.startsWith('市', second.length);
  const withoutCity = hasTail ? dropWithTail(withoutPrefecture, second, cityTails) : withoutPrefecture;
  const county = /^[\u4e00-\u9fff]{2,3}?(?:[^城都超级门股]市|新区|区|县)(?=[\u4e00-\u9fffA-Z0-9]{2})/.exec(withoutCity);
  const isAfterPlace = withoutCity.length < name.length;
  return county && (isAfterPlace || /市$/.test(county[0])) ? withoutCity.slice(county[0].length) : withoutCity;
}

/** At least two characters must remain: a company may well be called as its city is. */
function dropWithTail(name: string, place: string | undefined, tails: readonly string[]): string {
  if (place === undefined) return name;
  const rest = name.slice(place.length);
  const tail = tails.find((each) => rest.startsWith(each) && rest.length - each.length >= 2);
  const dropped = tail === undefined ? rest : rest.slice(tail.length);
  return dropped.length >= 2 ? dropped : name;
}
