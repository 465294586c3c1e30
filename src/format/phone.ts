/** The country codes of two digits; 1 and 7 have one, all others three. ITU-T E.164 assigns them. */
const twoDigitCodes = /^(?:2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/;

/** How the digits after the country code are grouped, by how many there are. */
const groupsByLength: Readonly<Record<number, readonly number[]>> = {
  6: [3, 3],
  7: [3, 4],
  8: [4, 4],
  9: [3, 3, 3],
  10: [3, 3, 4],
  11: [3, 4, 4],
  12: [4, 4, 4],
};

/** Countries whose own way differs from that. */
const groupsByCountry: Readonly<Record<string, readonly number[]>> = {
  '33:9': [1, 2, 2, 2, 2],
  '44:10': [4, 6],
  '972:9': [2, 3, 4],
};

/**
 * E.164 digits, with or without `+`, in groups that can be read: "+44 7700 900142".
 * What is no such number is returned as it is.
 */
export function phone(number: string): string {
  const digits = number.replace(/^\+/, '');
  if (!/^[1-9][0-9]{6,14}$/.test(digits)) return number;

  const codeLength = /^[17]/.test(digits) ? 1 : twoDigitCodes.test(digits) ? 2 : 3;
  const code = digits.slice(0, codeLength);
  const rest = digits.slice(codeLength);
  const groups = groupsByCountry[`${code}:${rest.length}`] ?? groupsByLength[rest.length] ?? [];

  let start = 0;
  const words = groups.map((length) => {
    start += length;
    return rest.slice(start - length, start);
  });
  return [`+${code}`, ...(words.length > 0 ? words : [rest])].join(' ');
}
