import type { ReadDb } from '../../ports/database.ts';

/** Colleagues as files name them. A name that two people have is nobody's. */
export interface People {
  /** Somebody who may own records now. */
  owner(text: string): string | undefined;
  /** Anybody who ever was here: an author may have left. */
  author(text: string): string | undefined;
}

export function findPeople(db: ReadDb): People {
  const rows = db.rows<{ id: string; name: string; account: string; employeeNo: string | null; status: string }>(
    'SELECT id, name, account, employee_no AS employeeNo, status FROM users WHERE deleted_at IS NULL',
  );
  const owners = new Map<string, string | null>();
  const authors = new Map<string, string | null>();
  const put = (map: Map<string, string | null>, key: string | null, id: string) => {
    if (!key) return;
    const word = plain(key);
    map.set(word, map.has(word) && map.get(word) !== id ? null : id);
  };
  for (const { id, name, account, employeeNo, status } of rows) {
    for (const key of [id, name, account, employeeNo]) {
      put(authors, key, id);
      if (status !== 'disabled') put(owners, key, id);
    }
  }
  const find = (map: Map<string, string | null>) => (text: string) =>
    map.get(plain(text)) ?? map.get(plain(text.replace(/[（(].*[)）]$/, ''))) ?? undefined;
  return { owner: find(owners), author: find(authors) };
}

function plain(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');
}
