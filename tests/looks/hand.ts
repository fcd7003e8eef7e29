/** What a person does on a screen to bring it into a state, in the browser and in the weapp build alike. */
export type Hand = {
  see(selector: string): Promise<void>
  /** The first that matches. */
  tap(selector: string): Promise<void>
  /** Into the field of this id. */
  write(field: string, text: string): Promise<void>
  addPicture(): Promise<void>
}
