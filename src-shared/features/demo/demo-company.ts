import { creditCodeCheckCharacter, organisationCheckCharacter } from '../../kernel/china/credit-code.ts';
import type { DemoRandom } from './demo-random.ts';
import {
  buildings,
  commonSurnames,
  type DemoCity,
  demoCities,
  givenNames,
  industries,
  institutionNames,
  legalForms,
  roads,
  soleTraderForms,
  surnames,
  tradeWords,
} from './demo-words.ts';

export interface DemoCompany {
  readonly kind: 'enterprise' | 'soleTrader' | 'institution';
  readonly name: string;
  readonly shortName: string | null;
  readonly industry: string;
  readonly city: DemoCity;
  readonly district: string;
  readonly address: string;
  readonly creditCode: string;
  readonly phone: string;
}

/** A company that could stand in any register and stands in none. `number` (below 100,000) makes its code its own. */
export function demoCompany(random: DemoRandom, number: number, cities: readonly DemoCity[] = demoCities): DemoCompany {
  const city = random.pick(cities);
  const district = random.pick(city.districts);
  const kind = random.chance(0.86) ? 'enterprise' : random.chance(0.75) ? 'soleTrader' : 'institution';
  const { industry, names } = random.pick(industries);
  const trade = tradeOf(number);
  const words = random.pick(names);
  const branch = random.int(1, 9);
  return {
    kind,
    ...companyName(kind, random, city, trade, words),
    industry: kind === 'institution' ? '公共管理' : industry,
    city,
    district,
    address: `${city.province}${city.city}市${district}${random.pick(roads)}${random.int(1, 998)}号${random.pick(buildings)}${branch}栋${random.int(1, 26)}0${random.int(1, 9)}室`,
    creditCode: demoCreditCode(kind, city, number),
    phone: `${city.areaCode}-${random.pick(['5550', '5551', '5552'])}${random.digits(city.areaCode.length === 3 ? 4 : 3)}`,
  };
}

export function demoPersonName(random: DemoRandom): string {
  const surname = random.chance(0.5) ? random.pick(surnames.slice(0, commonSurnames)) : random.pick(surnames);
  const given = random.pick(givenNames);
  return surname + given;
}

/** A valid shape in a segment that is given to nobody; `number` (below 10,000) makes it its own. */
export function demoMobile(random: DemoRandom, number: number): string {
  const operator = random.pick(['138', '139', '150', '186', '177', '133', '189']);
  return `${operator}0000${String(number % 10_000).padStart(4, '0')}`;
}

/** Each number its own: two sample companies of one name would be each other's duplicates. */
function tradeOf(number: number): string {
  const round = Math.floor(number / tradeWords.length);
  const word = tradeWords[number % tradeWords.length]!;
  return round === 0 ? word : `${word}${tradeWords[(round * 7) % tradeWords.length]!.slice(0, 1)}`;
}

function companyName(
  kind: DemoCompany['kind'],
  random: DemoRandom,
  city: DemoCity,
  trade: string,
  words: string,
): { name: string; shortName: string | null } {
  if (kind === 'institution')
    return { name: `${city.city}市${trade}${random.pick(institutionNames)}`, shortName: null };
  if (kind === 'soleTrader') {
    return { name: `${city.city}市${trade}${words}${random.pick(soleTraderForms)}`, shortName: trade };
  }
  const form = random.pick(legalForms);
  const name = random.pick([
    `${city.city}${trade}${words}${form}`,
    `${city.city}市${trade}${words}${form}`,
    `${trade}${words}（${city.city}）${form}`,
    `${city.province}${trade}${words}${form}`,
  ]);
  return { name, shortName: random.chance(0.6) ? `${trade}${words.slice(0, 2)}` : null };
}

function demoCreditCode(kind: DemoCompany['kind'], city: DemoCity, number: number): string {
  const head = kind === 'enterprise' ? '91' : kind === 'soleTrader' ? '92' : '12';
  const subject = `MAD${String(number % 100_000).padStart(5, '0')}`;
  const first17 = `${head}${city.regionCode}${subject}${organisationCheckCharacter(subject)}`;
  return `${first17}${creditCodeCheckCharacter(first17)}`;
}
