import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type Element from 'miniprogram-automator/out/Element'
import { openIdOf } from '../../local/demo/identities'
import { aPicture } from '../_support/builders'
import type { TestEnvironment } from '../_support/local'
import { launchWeapp, type LaunchedWeapp } from '../_support/weapp'

/**
 * The weapp build on this person's phone, at its first screen.
 * @param page which that is, where a message or a card opens another one
 */
export function phoneOf(personId: string, gateway: TestEnvironment, page?: string): Promise<LaunchedWeapp> {
  return launchWeapp({ openId: openIdOf(personId), gateway, ...(page !== undefined && { page }) })
}

const patienceMs = 10_000

/** The client would wait for ever for what never comes. */
async function within<T>(waiting: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} is not on the screen`)), patienceMs)
  })
  return Promise.race([waiting, late]).finally(() => clearTimeout(timer))
}

/** The first element that matches, once it is on the screen shown. */
export async function find({ miniProgram }: LaunchedWeapp, selector: string): Promise<Element> {
  const appears = async () => {
    const page = await miniProgram.currentPage()
    await page?.waitFor(selector)
    return page?.$(selector)
  }
  const found = await within(appears(), selector)
  if (!found) throw new Error(`${selector} went away`)
  return found
}

export async function tap(app: LaunchedWeapp, selector: string): Promise<void> {
  await (await find(app, selector)).tap()
}

export async function read(app: LaunchedWeapp, selector: string): Promise<string> {
  return (await find(app, selector)).text()
}

/** The texts of all elements that match, once there is one. */
export async function readAll(app: LaunchedWeapp, selector: string): Promise<string[]> {
  await find(app, selector)
  const page = await app.miniProgram.currentPage()
  const found = (await page?.$$(selector)) as Element[]
  return Promise.all(found.map((element) => element.text()))
}

type Field = Element & { input(text: string): Promise<void> }

export async function write(app: LaunchedWeapp, selector: string, text: string): Promise<void> {
  await ((await find(app, selector)) as Field).input(text)
}

/** Taps 添加图片, and picks a picture that meets every standard. */
export function addPicture(app: LaunchedWeapp): Promise<void> {
  return choosePicture(app, '#add-picture', '.picture-state', '1200×800')
}

/** Taps, picks a picture, and waits until it is said to be there. */
export async function choosePicture(
  app: LaunchedWeapp,
  button: string,
  where: string,
  said: string,
): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'weigui-picture-'))
  const file = path.join(folder, 'shop.png')
  writeFileSync(file, aPicture())
  app.host.files.choose(file)
  await tap(app, button)
  const isChecked = async () => (await readAll(app, where)).join().includes(said)
  const page = await app.miniProgram.currentPage()
  await within(page?.waitFor(isChecked) ?? Promise.resolve(), 'the checked picture')
  rmSync(folder, { recursive: true })
}
