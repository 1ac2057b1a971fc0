import { m } from '../message.ts';

/** The company leaves the program. */
export const leave = {
  LEAVE_AT_SERVER: m(
    'The company’s data is on its server',
    'This computer holds only part; an export or destruction here would not be whole.',
    'Sign in to the server in a browser and open “Leave”.',
  ),
  LEAVE_FOLDER_UNUSABLE: m(
    'This folder cannot take the export',
    'The path is not whole, is not there, cannot be written, or lies within the data.',
    'Choose a folder that exists, best on another disk.',
  ),
  LEAVE_EXPORT_UNPROVEN: m(
    'The export is not proven',
    'There is none in the folder, it differs from its list, or work was done since.',
    'Export once more, then destroy.',
  ),
  LEAVE_NAME_DIFFERS: m(
    'The company’s name differs',
    'Nothing brings it back, so the whole name has to be typed.',
    'Type the name as the page shows it.',
  ),
  LEAVE_DEVICES_LEFT: m(
    '{{active}} devices are still in use',
    'They hold data of the company too.',
    'Tell all devices to delete their data, then destroy the server.',
  ),
};
