/** Something that whoever typed the command can do something about; the message says what, in a sentence. */
export class Stop extends Error {}
