import fc from 'fast-check'
import { isWhole, videoFormatOf } from '../../cloudfunctions/posts/video-format'
import { isWholeVideo, measure } from '../../shared/posts'
import { aMaterial, anId } from '../_support/builders'

const ftyp = (brand: string) => Buffer.from(`\0\0\0\x18ftyp${brand}\0\0\0\0`, 'latin1')
const hex = (text: string) => Buffer.from(text, 'hex')

describe('G9: a video is told by its first bytes', () => {
  it.each<[string, Buffer, string]>([
    ['MP4', ftyp('isom'), 'mp4'],
    ['MP4 of a phone', ftyp('mp42'), 'mp4'],
    ['MOV', ftyp('qt  '), 'mov'],
    ['MOV of older cameras', Buffer.from('\0\0\0\x08wide\0\0\0\0mdat', 'latin1'), 'mov'],
    ['3GP', ftyp('3gp4'), '3gp'],
    ['AVI', Buffer.from('RIFF\0\0\0\0AVI LIST', 'latin1'), 'avi'],
    ['WMA', hex('3026b2758e66cf11a6d900aa0062ce6c'), 'wma'],
    ['RM and RMVB', Buffer.from('.RMF\0\0\0\x12', 'latin1'), 'rm'],
    ['MKV', hex('1a45dfa3'), 'mkv'],
    ['FLV', Buffer.from('FLV\x01', 'latin1'), 'flv'],
    ['MPEG', hex('000001ba'), 'mpg'],
    ['a HEIC picture', ftyp('heic'), '不是视频'],
    ['a WAV sound', Buffer.from('RIFF\0\0\0\0WAVE', 'latin1'), '不是视频'],
    ['a program named .mp4', Buffer.from('MZ\x90\x00', 'latin1'), '不是视频'],
    ['an empty file', Buffer.alloc(0), '空文件'],
  ])('%s', (_, head, format) => {
    expect(videoFormatOf(head)).toBe(format)
  })

  it('whatever its bytes', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 64 }), (head) => videoFormatOf(head) !== ''))
  })
})

describe('a video in boxes', () => {
  const box = (length: number, kind: string, data = length - 8) =>
    Buffer.concat([
      Buffer.from([length >>> 24, length >>> 16, length >>> 8, length]),
      Buffer.from(kind),
      Buffer.alloc(data),
    ])
  const video = Buffer.concat([box(24, 'ftyp'), box(400, 'moov'), box(5000, 'mdat')])

  async function whole(content: Buffer) {
    let read = 0
    const told = await isWhole(content.length, (from, to) => {
      read += to - from
      return Promise.resolve(content.subarray(from, to))
    })
    return { told, read }
  }

  it('is whole when its boxes end where it does; only their headers are read', async () => {
    expect(await whole(video)).toEqual({ told: true, read: 48 })
  })

  it('is not whole when it breaks off, wherever', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: video.length - 1 }), async (end) => {
        const ends = [24, 424]
        expect((await whole(video.subarray(0, end))).told).toBe(ends.includes(end))
      }),
    )
  })

  it('may end in a box that takes the rest, or be one of 64 bits', async () => {
    expect((await whole(Buffer.concat([box(24, 'ftyp'), box(0, 'mdat', 900)]))).told).toBe(true)
    const large = Buffer.concat([
      hex('00000001'),
      Buffer.from('mdat'),
      hex('0000000000000028'),
      Buffer.alloc(24),
    ])
    expect((await whole(large)).told).toBe(true)
  })

  it('is not walked for ever', async () => {
    const { told, read } = await whole(Buffer.concat(Array.from({ length: 500 }, () => box(8, 'free'))))
    expect(told).toBe(true)
    expect(read).toBeLessThan(300)
  })
})

describe('what is known of a post with a video', () => {
  const material = { ...aMaterial(), videoId: anId() }
  it('is nothing of its video before that is checked, and its size and format then', () => {
    expect(measure(material, new Map())).not.toHaveProperty('videoBytes')
    const check = { bytes: 7, format: 'mp4', fingerprint: 'f' }
    expect(measure(material, new Map(), check)).toMatchObject({ videoBytes: [7], videoFormat: ['mp4'] })
    expect(measure(aMaterial(), new Map())).toMatchObject({ videoBytes: [] })
  })

  it('says when it is none', () => {
    expect(
      ['mp4', 'mkv', '不是视频', '空文件', '不完整的视频'].map((format) => isWholeVideo({ format })),
    ).toEqual([...[true, true, false, false, false]])
  })
})
