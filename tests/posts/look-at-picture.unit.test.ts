import fc from 'fast-check'
import jpeg from 'jpeg-js'
import { sha256 } from '../../cloudfunctions/_platform/hash'
import { lookAt } from '../../cloudfunctions/posts/look-at-picture'
import { pictureLimits } from '../../shared/posts'
import { aPicture, aPictureBomb } from '../_support/builders'

const look = (content: Uint8Array) => lookAt(content, { hash: sha256 })

function aJpeg(width = 40, height = 30): Buffer {
  const data = Buffer.alloc(width * height * 4, 120)
  return Buffer.from(jpeg.encode({ data, width, height }, 80).data)
}

/** As a camera notes that the phone was held upright: the sensor's rows are the picture's columns. */
function turned(content: Buffer): Buffer {
  const exif = '45786966000049492a00080000000100120103000100000006000000' + '00000000'
  const body = Buffer.from(exif, 'hex')
  const head = Buffer.from([0xff, 0xe1, 0, body.length + 2])
  return Buffer.concat([content.subarray(0, 2), head, body, content.subarray(2)])
}

const webp = Buffer.from('524946461a000000574542505650384c0d0000002f00000010071011118888fe0700', 'hex')
const heic = Buffer.concat([
  Buffer.from('0000001c66747970686569630000000068656963686569786d696631', 'hex'),
  Buffer.alloc(64),
])

describe('G9: a file that calls itself a picture', () => {
  const good = Buffer.from(aPicture())
  it.each<[string, Uint8Array, string]>([
    ['a PNG', good, 'png'],
    ['a JPEG', aJpeg(), 'jpg'],
    ['a GIF that calls itself a JPEG', Buffer.from('GIF89a\x0a\x00\x0a\x00\x00\x00\x00;', 'latin1'), 'gif'],
    ['a WebP', webp, 'webp'],
    ['an SVG', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'), 'svg'],
    [
      'a renamed program',
      Buffer.from('MZ\x90\x00\x03\x00\x00\x00This program cannot be run', 'latin1'),
      '不是图片',
    ],
    ['a text', Buffer.from('hello'), '不是图片'],
    ['an empty file', Buffer.alloc(0), '空文件'],
    ['a JPEG that breaks off', aJpeg(200, 200).subarray(0, 900), '不完整的图片'],
    ['a JPEG of which only the start came', aJpeg().subarray(0, 6), '不完整的图片'],
    ['a PNG that breaks off', good.subarray(0, good.length - 20), '不完整的图片'],
    ['a picture of 60,000 × 60,000', aPictureBomb(), '像素过多的图片'],
    [
      'a JPEG that is an archive too',
      Buffer.concat([aJpeg(), Buffer.from('PK\x03\x04evil')]),
      '夹带其他文件的图片',
    ],
    [
      'a PNG that is a page too',
      Buffer.concat([good, Buffer.from('<script>alert(1)</script>')]),
      '夹带其他文件的图片',
    ],
    ['a PNG with a program behind it', Buffer.concat([good, Buffer.from('MZ\x90')]), '夹带其他文件的图片'],
  ])('is told for what it is: %s', (_, content, format) => {
    expect(look(content).check).toMatchObject({ format, bytes: content.byteLength, sha256: sha256(content) })
  })

  it('is not kept when it is none', () => {
    for (const none of [Buffer.alloc(0), Buffer.from('hello'), aPictureBomb(), aJpeg().subarray(0, 200)])
      expect(look(none).kept).toBeNull()
  })

  it('HEIC is named by its brand, and is not taken for a JPEG', () => {
    expect(look(heic).check.format).not.toMatch(/jpg|png/)
  })

  it('loses what its phone appended, and is measured without it', () => {
    for (const picture of [aJpeg(), good]) {
      const { check, kept } = look(Buffer.concat([picture, Buffer.from('SEFH and other notes of a phone')]))
      expect(check).toEqual(look(picture).check)
      expect(kept).toEqual(picture)
    }
  })

  it('is as wide as it is shown, not as its sensor lay', () => {
    expect(look(aJpeg(40, 30)).check).toMatchObject({ width: 40, height: 30 })
    expect(look(turned(aJpeg(40, 30))).check).toMatchObject({ format: 'jpg', width: 30, height: 40 })
  })

  it('has a bound on its sides and on its pixels', () => {
    const png = (width: number, height: number) => {
      const small = Buffer.from(aPicture(16, 16))
      small.writeUInt32BE(width, 16)
      small.writeUInt32BE(height, 20)
      return look(small).check.format
    }
    expect(png(1080, pictureLimits.side)).toBe('png')
    expect(png(1080, pictureLimits.side + 1)).toBe('像素过多的图片')
    expect(png(10_000, 10_000)).toBe('png')
    expect(png(10_000, 10_001)).toBe('像素过多的图片')
  })

  it('never makes the check fail, whatever its bytes', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 300 }),
        fc.constantFrom('', 'ffd8ff', '89504e470d0a1a0a'),
        (rest, head) => {
          const content = Buffer.concat([Buffer.from(head, 'hex'), rest])
          expect(look(content).check.bytes).toBeLessThanOrEqual(content.byteLength)
        },
      ),
    )
  })

  it('cut anywhere, a picture is no picture any more', () => {
    const picture = aJpeg()
    fc.assert(
      fc.property(fc.integer({ min: 0, max: picture.length - 1 }), (end) => {
        expect(look(picture.subarray(0, end)).check.format).not.toBe('jpg')
      }),
    )
  })
})
