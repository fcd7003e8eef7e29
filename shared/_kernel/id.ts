const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'

export const idLength = 22

/** 22 characters of 62: as many possibilities as a UUID, short enough for a QR scene. */
export type Id = string

/** @param random a number in [0, 1), drawn anew each time it is called */
export function newId(random: () => number): Id {
  return Array.from({ length: idLength }, () => alphabet[Math.floor(random() * alphabet.length)]).join('')
}
