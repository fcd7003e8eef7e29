import { cloud } from './cloud'

/** Calls a function of the environment as the server does, with no identity. */
export async function callFunction(name: string, event: object): Promise<unknown> {
  const { result } = await cloud().callFunction({ name, data: event })
  return result
}
