import engine from 'pdfmake/js/index.js';
import { readFont } from './fonts.ts';
import type { Paper } from './paper.ts';

/** The pages of a paper as a PDF that carries the parts of its fonts that it uses. */
export async function layOut(paper: Paper): Promise<Uint8Array> {
  engine.virtualfs.writeFileSync('normal.ttf', readFont('normal'));
  engine.virtualfs.writeFileSync('bold.ttf', readFont('bold'));
  engine.setUrlAccessPolicy(() => false);
  engine.setLocalAccessPolicy(() => false);
  engine.setFonts({
    Noto: { normal: 'normal.ttf', bold: 'bold.ttf', italics: 'normal.ttf', bolditalics: 'bold.ttf' },
  });
  return new Uint8Array(await engine.createPdf(definitionOf(paper)).getBuffer());
}

function definitionOf({ title, content, foot, watermark, landscape = false }: Paper): object {
  return {
    info: { title },
    pageSize: 'A4',
    pageOrientation: landscape ? 'landscape' : 'portrait',
    pageMargins: [36, 36, 36, 44],
    defaultStyle: { font: 'Noto', fontSize: 9, lineHeight: 1.25 },
    content,
    ...(watermark ? { watermark: { text: watermark, opacity: 0.08, angle: -35, fontSize: 64 } } : {}),
    footer: (page: number, pages: number) => ({
      margin: [36, 12, 36, 0],
      fontSize: 7,
      color: '#666666',
      columns: [
        { text: foot, width: '*' },
        { text: `${page}/${pages}`, width: 'auto' },
      ],
    }),
  };
}
