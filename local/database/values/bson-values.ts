/** Values that BSON has and JavaScript has not. Equal ones are not identical: compare them with `equal`. */
export abstract class BsonValue {
  /** As it stands in JSON where nothing else is asked for. */
  abstract toJSON(): unknown
}

export class ObjectId extends BsonValue {
  /** 24 hex digits. */
  constructor(readonly hex: string) {
    super()
  }

  /** CloudBase hands ObjectIds back as plain hex strings. */
  toJSON(): string {
    return this.hex
  }
}

export class Binary extends BsonValue {
  constructor(
    readonly bytes: Buffer,
    readonly subtype: number,
  ) {
    super()
  }

  toJSON(): unknown {
    const subType = this.subtype.toString(16).padStart(2, '0')
    return { $binary: { base64: this.bytes.toString('base64'), subType } }
  }
}

/** MongoDB's internal clock: seconds, and a count within the second. */
export class Timestamp extends BsonValue {
  constructor(
    readonly seconds: number,
    readonly increment: number,
  ) {
    super()
  }

  toJSON(): unknown {
    return { $timestamp: { t: this.seconds, i: this.increment } }
  }
}

/** Old BSON's other kind of text; it compares as text does. */
export class SymbolText extends BsonValue {
  constructor(readonly text: string) {
    super()
  }

  toJSON(): unknown {
    return { $symbol: this.text }
  }
}

/** A document: the names that the code would see. Said loosely, for documents hold these very values. */
export type CodeScope = { [name: string]: unknown }

/** JavaScript as a value; nothing here runs it. */
export class Code extends BsonValue {
  constructor(
    readonly code: string,
    readonly scope?: CodeScope,
  ) {
    super()
  }

  toJSON(): unknown {
    return { $code: this.code, ...(this.scope && { $scope: this.scope }) }
  }
}

class Edge extends BsonValue {
  constructor(private readonly name: '$minKey' | '$maxKey') {
    super()
  }

  toJSON(): unknown {
    return { [this.name]: 1 }
  }
}

/** Less than all other values, and greater. */
export const minKey = new Edge('$minKey')
export const maxKey = new Edge('$maxKey')
