import { type ImportFieldSpec, importField } from './import-field.model.ts';

/** People of the company, such as its salespeople: known by their number, without roles and without a password. */
export const userImportFields: readonly ImportFieldSpec[] = [
  importField('employeeNo', '工号', 'Employee no.', 'text', {
    required: true,
    max: 40,
    also: ['员工编号', '员工号', 'employee id', 'employee number', 'staff id'],
  }),
  importField('name', '姓名', 'Name', 'text', {
    required: true,
    max: 60,
    also: ['员工姓名', 'full name', 'employee name'],
  }),
  importField('lastName', '姓', 'Last name', 'text', { max: 30, also: ['family name', 'surname'] }),
  importField('firstName', '名', 'First name', 'text', { max: 30, also: ['given name'] }),
  importField('account', '账号', 'Account', 'text', { max: 40, also: ['登录名', 'login', 'user name'] }),
  importField('mobile', '手机', 'Mobile', 'phone', { max: 40, also: ['手机号', 'mobile phone', 'cell'] }),
  importField('email', '邮箱', 'E-mail', 'email', { also: ['电子邮箱', 'mail', 'email address'] }),
  importField('department', '部门', 'Department', 'text', { max: 100, also: ['所属部门'] }),
  importField('superior', '直属上级', 'Reports to', 'text', { max: 60, also: ['上级', 'superior', 'manager'] }),
  importField('hiredOn', '入职日期', 'Hired on', 'date', { also: ['入职时间', 'hire date'] }),
];
