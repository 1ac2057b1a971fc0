import { expect, test } from 'vitest';
import { isMobile, isPhone, readPhone } from '#shared/kernel/china/phone.ts';

test.each([
  ['138 1234 5678', 'mobile', '13812345678'],
  ['+86 138-1234-5678', 'mobile', '13812345678'],
  ['0086 13812345678', 'mobile', '13812345678'],
  ['86-13812345678', 'mobile', '13812345678'],
  ['8613812345678', 'mobile', '13812345678'],
  ['１３８１２３４５６７８', 'mobile', '13812345678'],
  ['010-62345678', 'landline', '010-62345678'],
  ['(027) 8765 4321', 'landline', '027-87654321'],
  ['0755-8765432-801', 'landline', '0755-8765432-801'],
  ['0755-87654321转801', 'landline', '0755-87654321-801'],
  ['+86 10 62345678', 'landline', '010-62345678'],
  ['+86 010 62345678', 'landline', '010-62345678'],
  ['400-812-3456', 'service', '4008123456'],
  ['800 812 3456', 'service', '8008123456'],
  ['+852 2345 6789', 'hongKong', '+85223456789'],
  ['00852-51234567', 'hongKong', '+85251234567'],
  ['+853 6612 3456', 'macau', '+85366123456'],
  ['+886 912 345 678', 'taiwan', '+886912345678'],
  ['+1 415 555 0100', 'abroad', '+14155550100'],
  ['12812345678', 'unknown', '12812345678'],
  ['138123', 'unknown', '138123'],
])('[china 5.5] %s is a %s number, stored as %s', (written, kind, text) => {
  expect(readPhone(written)).toMatchObject({ kind, text });
});

test('[china 5.5] search compares digits without country code and extension', () => {
  const written = ['+86 138-1234-5678', '0755-87654321转801', '+852 2345 6789'];
  expect(written.map((each) => readPhone(each).digits)).toEqual(['13812345678', '075587654321', '23456789']);
  expect([isMobile('+86 13812345678'), isMobile('010-62345678'), isPhone('010-62345678'), isPhone('abc')]).toEqual([
    true,
    false,
    true,
    false,
  ]);
});
