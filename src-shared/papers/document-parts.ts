import type { PaperPart } from './paper.ts';

/** Who sells, and how the company's papers look; a template of the company has it. */
export interface Letterhead {
  readonly sellerName: string | null;
  readonly sellerAddress: string | null;
  readonly sellerPhone: string | null;
  readonly sellerTaxNo: string | null;
  readonly sellerBank: string | null;
  readonly logo: string | null;
  readonly seal: string | null;
}

/** A label and what it says; one that says nothing is left out. */
export type Said = readonly [label: string, value: string | null];

/** The logo, the title, and at the right what the paper is known by. */
export function headPart({ logo }: Pick<Letterhead, 'logo'>, title: string, facts: readonly Said[]): PaperPart {
  const lines = facts.flatMap(([label, value]) => (value ? [`${label} ${value}`] : []));
  return {
    columns: [
      logo ? { image: logo, fit: [140, 48], width: 150 } : { text: '', width: 150 },
      { text: title, fontSize: 20, bold: true, alignment: 'center', width: '*' },
      { text: lines.join('\n'), width: 150, fontSize: 8 },
    ],
    margin: [0, 0, 0, 12],
  };
}

/** Buyer and seller side by side. */
export function partiesPart(...sides: readonly (readonly Said[])[]): PaperPart {
  return {
    columns: sides.map((side) => ({ stack: saidLines(side), width: '*' })),
    columnGap: 24,
    margin: [0, 0, 0, 10],
  };
}

export interface PaperColumn {
  readonly text: string;
  readonly isNumber?: boolean;
  /** Takes the room that the others leave. */
  readonly isWide?: boolean;
}

/** Rows of cells, or one text across all of them; the headers stand on each page. */
export function gridPart(columns: readonly PaperColumn[], rows: readonly (readonly string[] | string)[]): PaperPart {
  const cell = (text: string, index: number) => ({
    text,
    alignment: columns[index]?.isNumber ? 'right' : 'left',
    fontSize: 8,
  });
  const across = (text: string) => [{ text, colSpan: columns.length, fontSize: 8 }, ...columns.slice(1).map(() => '')];
  return {
    table: {
      headerRows: 1,
      dontBreakRows: true,
      widths: columns.map(({ isWide }) => (isWide ? '*' : 'auto')),
      body: [
        columns.map(({ text }, index) => ({ ...cell(text, index), bold: true, fillColor: '#eef2f2' })),
        ...rows.map((row) => (typeof row === 'string' ? across(row) : row.map(cell))),
      ],
    },
    layout: 'lightHorizontalLines',
  };
}

/** One line each, with its label. */
export function saidParts(rows: readonly Said[]): PaperPart[] {
  return saidLines(rows).map((text) => ({ text, margin: [0, 1, 0, 1] }));
}

/** Where both sides sign; the company's seal stands above its own line. */
export function signPart(
  { seal }: Pick<Letterhead, 'seal'>,
  ours: readonly string[],
  theirs: readonly string[],
): PaperPart {
  return {
    unbreakable: true,
    margin: [0, 24, 0, 0],
    columns: [
      { stack: [...theirs], width: '*' },
      { stack: [...ours, ...(seal ? [{ image: seal, fit: [96, 96] }] : [])], width: '*' },
    ],
    columnGap: 24,
  };
}

function saidLines(rows: readonly Said[]): string[] {
  return rows.flatMap(([label, value]) => (value ? [`${label}：${value}`] : []));
}
