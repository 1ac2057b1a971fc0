import type { Scope } from '../../kernel/scope.ts';
import { pinyinColumns } from '../../kernel/search/pinyin.ts';
import type { NewRecord } from '../../ledger/write-tx.ts';
import type { branches, departments, users } from '../people/people.tables.ts';
import type { RoleTemplate } from '../people/role.model.ts';
import { type DemoPlan, demoId, demoSize } from './demo.model.ts';
import { demoMobile, demoPersonName } from './demo-company.ts';
import { createDemoRandom } from './demo-random.ts';
import { type DemoCity, demoCities } from './demo-words.ts';

const offices = [
  {
    name: '华中分公司',
    code: 'DEMO-WH',
    cities: '武汉 宜昌 襄阳 长沙 郑州 南昌',
    address: '湖北省武汉市洪山区珞喻路 1 号',
  },
  { name: '华南分公司', code: 'DEMO-SZ', cities: '深圳 广州 佛山 东莞 厦门', address: '广东省深圳市南山区科技路 2 号' },
  {
    name: '华东分公司',
    code: 'DEMO-SH',
    cities: '上海 苏州 南京 杭州 宁波 成都 重庆 西安 青岛',
    address: '上海市浦东新区世纪大道 3 号',
  },
] as const;

export interface DemoPerson extends Scope {
  readonly id: string;
  readonly ownerId: string;
  readonly template: RoleTemplate;
  readonly name: string;
  /** The office, counted from 0. */
  readonly office: number;
}

/** Twenty people in three offices: a manager and a service desk in each, the others sell. */
export function demoPeople(plan: DemoPlan): DemoPerson[] {
  const random = createDemoRandom(20);
  return Array.from({ length: demoSize.people }, (_, number) => {
    const office = number % offices.length;
    const template = number < 3 ? 'manager' : number < 6 ? 'service' : 'marketing';
    return {
      id: demoId(plan, 'user', number),
      ownerId: demoId(plan, 'user', number),
      branchId: demoId(plan, 'branch', office),
      deptId: demoId(plan, 'department', office * 2 + (template === 'service' ? 1 : 0)),
      template,
      name: demoPersonName(random),
      office,
    };
  });
}

/** Who sells in an office, the manager with them. */
export function demoSellers(people: readonly DemoPerson[], office: number): DemoPerson[] {
  return people.filter((person) => person.office === office && person.template !== 'service');
}

export function demoCitiesOf(office: number): DemoCity[] {
  return demoCities.filter(({ city }) => offices[office]!.cities.split(' ').includes(city));
}

export function demoBranchRows(plan: DemoPlan): NewRecord<typeof branches>[] {
  return offices.map(({ name, code, address }, office) => ({
    id: demoId(plan, 'branch', office),
    code,
    name,
    kind: 'company',
    address,
    managerId: demoId(plan, 'user', office),
    status: 'active',
  }));
}

export function demoDepartmentRows(plan: DemoPlan): NewRecord<typeof departments>[] {
  return offices.flatMap((_, office) =>
    ['销售部', '客户服务部'].map((name, place) => ({
      id: demoId(plan, 'department', office * 2 + place),
      name,
      branchId: demoId(plan, 'branch', office),
      leaderId: demoId(plan, 'user', office),
      sort: place,
    })),
  );
}

export function demoUserRows(plan: DemoPlan, roleOf: (template: RoleTemplate) => string[]): NewRecord<typeof users>[] {
  const random = createDemoRandom(21);
  return demoPeople(plan).map(({ id, name, branchId, deptId, template, office }, number) => ({
    id,
    name,
    account: `demo${String(number + 1).padStart(2, '0')}`,
    employeeNo: `DEMO-${String(number + 1).padStart(3, '0')}`,
    mobile: demoMobile(random, 9_000 + number),
    branchId,
    deptId,
    roleIds: roleOf(template),
    superiorId: template === 'manager' ? null : demoId(plan, 'user', office),
    status: 'active',
    ...pinyinColumns(name, { person: true }),
  }));
}
