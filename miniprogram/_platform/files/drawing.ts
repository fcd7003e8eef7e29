import type { ChosenFile } from './file'

/** A picture that can be drawn at another size. */
export type Easel = {
  readonly width: number
  readonly height: number
  draw(width: number, height: number): Drawing
}

export type Drawing = { toJpg(quality: number): Promise<ChosenFile> }

export function paint(
  context: CanvasRenderingContext2D,
  image: CanvasImageSource,
  width: number,
  height: number,
) {
  // A JPG has no transparency: what was transparent becomes white, as it is in an article.
  context.fillStyle = '#ffffff'
  context.fillRect(0, 0, width, height)
  context.drawImage(image, 0, 0, width, height)
}
