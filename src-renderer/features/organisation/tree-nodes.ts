import type { Api } from '../../api/client.ts';

export type Organisation = Awaited<ReturnType<Api['people']['organisation']>>;

/** One line of the tree: a branch, a department or a person, with what hangs below it. */
export interface TreeNode {
  /** Unlike any other line's: a person stands once in each of their departments. */
  readonly key: string;
  readonly kind: 'branch' | 'department' | 'person';
  readonly id: string;
  readonly name: string;
  readonly note: string | null;
  /** Here besides the main department. */
  readonly isFurther: boolean;
  readonly children: readonly TreeNode[];
  /** People at and below, each once. */
  readonly people: ReadonlySet<string>;
}

type Made = Omit<TreeNode, 'people' | 'isFurther'> & { readonly isFurther?: boolean };

function node(made: Made): TreeNode {
  const people = new Set(made.children.flatMap((child) => [...child.people]));
  if (made.kind === 'person') people.add(made.id);
  return { isFurther: false, ...made, people };
}

/** Branches, departments and people by where they stand. What hangs on nothing known stands at the top. */
export function placeTree({ branches, departments, posts, people }: Organisation): TreeNode[] {
  const postName = new Map(posts.map((post) => [post.id, post.name]));
  const person = (each: Organisation['people'][number], above: string, isFurther: boolean): TreeNode =>
    node({
      key: `${above}/${each.id}`,
      kind: 'person',
      id: each.id,
      name: each.name,
      note: each.postIds.flatMap((id) => postName.get(id) ?? []).join('、') || null,
      isFurther,
      children: [],
    });
  const inDepartment = (id: string): TreeNode =>
    node({
      key: id,
      kind: 'department',
      id,
      name: departments.find((each) => each.id === id)!.name,
      note: departments.find((each) => each.id === id)!.leaderName,
      children: [
        ...departments.filter((each) => each.parentId === id).map((each) => inDepartment(each.id)),
        ...people.filter((each) => each.deptId === id).map((each) => person(each, id, false)),
        ...people.filter((each) => each.deptIds.includes(id)).map((each) => person(each, id, true)),
      ],
    });
  const inBranch = (branch: Organisation['branches'][number]): TreeNode =>
    node({
      key: branch.id,
      kind: 'branch',
      id: branch.id,
      name: branch.name,
      note: branch.managerName,
      children: [
        ...branches.filter((each) => each.parentId === branch.id).map(inBranch),
        ...departments
          .filter((each) => each.branchId === branch.id && each.parentId === null)
          .map((each) => inDepartment(each.id)),
        ...people
          .filter((each) => each.branchId === branch.id && each.deptId === null)
          .map((each) => person(each, branch.id, false)),
      ],
    });
  const known = new Set(branches.map((branch) => branch.id));
  const tops = branches.filter((branch) => branch.parentId === null || !known.has(branch.parentId));
  const homeless = people.filter(
    (each) => each.deptId === null && (each.branchId === null || !known.has(each.branchId)),
  );
  return [...tops.map(inBranch), ...homeless.map((each) => person(each, 'none', false))];
}

/** Everybody below whom they answer to. */
export function lineTree({ people, departments }: Organisation): TreeNode[] {
  const known = new Set(people.map((each) => each.id));
  const deptName = new Map(departments.map((each) => [each.id, each.name]));
  const below = (each: Organisation['people'][number]): TreeNode =>
    node({
      key: each.id,
      kind: 'person',
      id: each.id,
      name: each.name,
      note: each.deptId ? (deptName.get(each.deptId) ?? null) : null,
      children: people.filter((other) => other.superiorId === each.id).map(below),
    });
  return people.filter((each) => each.superiorId === null || !known.has(each.superiorId)).map(below);
}

export interface TreeLine {
  readonly node: TreeNode;
  readonly depth: number;
}

/** The lines that are to be seen: what is open, or what a search finds with all above it. */
export function visibleLines(tops: readonly TreeNode[], open: ReadonlySet<string>, text: string): TreeLine[] {
  const wanted = text.trim().toLowerCase();
  const lines: TreeLine[] = [];
  const isFound = (each: TreeNode): boolean =>
    each.name.toLowerCase().includes(wanted) || each.children.some((child) => isFound(child));
  const walk = (nodes: readonly TreeNode[], depth: number) => {
    for (const each of nodes) {
      if (wanted && !isFound(each)) continue;
      lines.push({ node: each, depth });
      if (wanted || open.has(each.key)) walk(each.children, depth + 1);
    }
  };
  walk(tops, 0);
  return lines;
}

export function allKeys(tops: readonly TreeNode[]): string[] {
  return tops.flatMap((each) => [each.key, ...allKeys(each.children)]);
}

/** Whether one may come to stand under the other: never under itself or what is below it. */
export function mayDrop(moving: TreeNode, onto: TreeNode, byLine: boolean): boolean {
  if (moving.id === onto.id || moving.kind === 'branch') return false;
  if (byLine) return !contains(moving, onto.id);
  return onto.kind !== 'person' && !contains(moving, onto.id);
}

function contains(above: TreeNode, id: string): boolean {
  return above.children.some((child) => child.id === id || contains(child, id));
}
