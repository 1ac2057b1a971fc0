import { noRights, type RoleRights, rightsParts } from './role-draft.ts';

export type RequestedRights =
  | {
      readonly what: 'role';
      /** Null for a role that does not exist yet. */
      readonly id: string | null;
      readonly name: string | null;
      readonly before: RoleRights;
      readonly after: RoleRights;
    }
  | {
      readonly what: 'user';
      readonly id: string;
      readonly gained: readonly string[];
      readonly lost: readonly string[];
    };

type Changes = Readonly<Record<string, { readonly from: unknown; readonly to: unknown }>>;

/** What a frozen command would give and take; undefined where it says so only in its own words. */
export function requestedRights(procedure: string, input: unknown): RequestedRights | undefined {
  const fields = (input ?? {}) as Readonly<Record<string, unknown>>;
  const changes = fields.changes as Changes | undefined;
  if (procedure === 'roles.create') {
    const name = typeof fields.name === 'string' ? fields.name : null;
    return { what: 'role', id: null, name, before: noRights, after: { ...noRights, ...partsOf(fields) } };
  }
  const edited = procedure === 'roles.edit' && changes ? editedRights(changes) : undefined;
  if (edited) return { what: 'role', id: String(fields.id), name: null, ...edited };
  if (procedure === 'users.edit' && changes?.roleIds) {
    const from = changes.roleIds.from as readonly string[];
    const to = changes.roleIds.to as readonly string[];
    const gained = to.filter((id) => !from.includes(id));
    return { what: 'user', id: String(fields.id), gained, lost: from.filter((id) => !to.includes(id)) };
  }
  return undefined;
}

/** The rights on both sides of an edit, as far as it tells them; undefined where it touches none. */
export function editedRights(
  changes: Changes,
): { readonly before: RoleRights; readonly after: RoleRights } | undefined {
  if (!rightsParts.some((part) => changes[part])) return undefined;
  const side = (which: 'from' | 'to') =>
    partsOf(Object.fromEntries(Object.entries(changes).map(([part, change]) => [part, change[which]])));
  const before = { ...noRights, ...side('from') };
  return { before, after: { ...before, ...side('to') } };
}

function partsOf(fields: Readonly<Record<string, unknown>>): Partial<RoleRights> {
  return Object.fromEntries(
    rightsParts.filter((part) => fields[part] !== undefined).map((part) => [part, fields[part]]),
  );
}
