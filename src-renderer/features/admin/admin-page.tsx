import { Redirect, useParams } from 'wouter';
import { useMay } from '../../api/me.ts';
import { useKnownWorld } from '../../api/world.ts';
import { PartsPage } from '../../ui/parts.tsx';
import { useTexts } from '../../ui/texts.ts';
import { AuthorityPart } from '../devices/authority-part.tsx';
import { OfficersPart } from '../officers/officers-part.tsx';
import { OrganisationPart } from '../organisation/organisation-part.tsx';
import { PostList } from '../organisation/post-list.tsx';
import { ReviewList } from '../reviews/review-list.tsx';
import { AccountList } from './account-list.tsx';
import { adminTexts } from './admin.texts.ts';
import { BranchList } from './branch-list.tsx';
import { CodeList } from './code-list.tsx';
import { DepartmentList } from './department-list.tsx';
import { DeviceList } from './device-list.tsx';
import { RoleList } from './role-list.tsx';
import { SignInPolicyPage } from './sign-in-policy-page.tsx';
import { UserList } from './user-list.tsx';

const parts = {
  users: { draw: UserList, action: 'user.view', host: undefined },
  organisation: { draw: OrganisationPart, action: 'department.view', host: undefined },
  departments: { draw: DepartmentList, action: 'department.view', host: undefined },
  branches: { draw: BranchList, action: 'branch.view', host: undefined },
  posts: { draw: PostList, action: 'department.view', host: undefined },
  roles: { draw: RoleList, action: 'role.view', host: undefined },
  reviews: { draw: ReviewList, action: 'user.edit', host: undefined },
  accounts: { draw: AccountList, action: 'user.edit', host: 'server' },
  devices: { draw: DeviceList, action: 'user.edit', host: 'server' },
  codes: { draw: CodeList, action: 'user.edit', host: 'server' },
  authority: { draw: AuthorityPart, action: 'user.edit', host: 'server' },
  officers: { draw: OfficersPart, action: 'role.view', host: undefined },
  signIn: { draw: SignInPolicyPage, action: 'role.view', host: undefined },
} as const;
type Part = keyof typeof parts;

/** The company's people: who they are, where they belong, what they may do, and on a server how they get in. */
export function AdminPage() {
  const t = useTexts(adminTexts);
  const may = useMay();
  const world = useKnownWorld();
  const { part = 'users' } = useParams<{ part?: string }>();
  const offered = (Object.keys(parts) as Part[]).filter(
    (each) => may(parts[each].action) && (parts[each].host === undefined || parts[each].host === world.host),
  );
  const shown = offered.find((each) => each === part);
  if (!shown) return <Redirect to="/people/users" replace />;
  const Draw = parts[shown].draw;
  return (
    <PartsPage
      label={t('title')}
      parts={offered.map((each) => ({ id: each, href: `/people/${each}`, label: t(each) }))}
      shown={shown}
    >
      <Draw />
    </PartsPage>
  );
}
