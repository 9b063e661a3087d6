/** A decimal number as people write it in a scenario; no thousands separator, since '1,000' means 1 in half of Europe. */
export const numberPattern = '(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]+)?';

const bareNumber = new RegExp(`^[+-]?${numberPattern}$`);

export function isBareNumber(text: string): boolean {
  return bareNumber.test(text);
}
