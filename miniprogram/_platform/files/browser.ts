/* eslint-disable no-restricted-globals -- only the browser build calls what is in here; the WeChat build drops it */
import { Failed } from '../api/failure'
import { paint, type Drawing, type Easel } from './drawing'
import type { ChosenFile, NamedFile } from './file'

/** The browser's own chooser: Taro's leaves files that are no pictures out without a word. */
export function browserFiles(accept: string, many: boolean): Promise<NamedFile[]> {
  const input = document.createElement('input')
  Object.assign(input, { type: 'file', accept, multiple: many, hidden: true })
  document.body.append(input)
  const chosen = new Promise<NamedFile[]>((resolve) => {
    input.onchange = () =>
      resolve(Array.from(input.files ?? [], (file) => ({ ...asChosen(file), name: file.name })))
    input.oncancel = () => resolve([])
  })
  input.click()
  return chosen.finally(() => input.remove())
}

export function browserOpen(url: string): void {
  window.open(url, '_blank', 'noopener')
}

function asChosen(file: Blob): ChosenFile {
  return { path: URL.createObjectURL(file), bytes: file.size }
}

type Target = { readonly url: string; readonly headers: Readonly<Record<string, string>> }

/** @throws Failed when nobody answers, or storage refuses */
export async function browserUpload(
  { path }: ChosenFile,
  { url, headers }: Target,
  onShare: (share: number) => void,
): Promise<void> {
  const body = await (await fetch(path)).blob()
  const request = new XMLHttpRequest()
  request.open('PUT', url)
  for (const [name, value] of Object.entries(headers)) request.setRequestHeader(name, value)
  await new Promise<void>((resolve, reject) => {
    request.upload.onprogress = ({ loaded, total }) => onShare(loaded / total)
    request.onerror = () => reject(new Failed({ kind: 'unanswered' }))
    request.onload = () =>
      request.status < 300 ? resolve() : reject(new Failed({ kind: 'fault', requestId: '' }))
    request.send(body)
  })
}

/** @throws when the browser cannot draw the file */
export async function browserEasel({ path }: ChosenFile): Promise<Easel> {
  const image = new Image()
  image.src = path
  await image.decode()
  return {
    width: image.naturalWidth,
    height: image.naturalHeight,
    draw(width, height) {
      const canvas = Object.assign(document.createElement('canvas'), { width, height })
      const context = canvas.getContext('2d')
      if (!context) throw new Error('this browser has no canvas')
      paint(context, image, width, height)
      return drawingOn(canvas)
    },
  }
}

function drawingOn(canvas: HTMLCanvasElement): Drawing {
  return {
    toJpg: (quality) =>
      new Promise((resolve, reject) => {
        canvas.toBlob(
          (blob) => (blob ? resolve(asChosen(blob)) : reject(new Error('nothing was drawn'))),
          'image/jpeg',
          quality,
        )
      }),
  }
}
