import fc from 'fast-check'
import { digested, measure, renditionTries, sameShape } from '../../shared/posts'
import { aMaterial, anId } from '../_support/builders'
import { aPictureCheck } from '../_support/domain-builders'

const sizes = fc.record({
  width: fc.integer({ min: 1, max: 20_000 }),
  height: fc.integer({ min: 1, max: 20_000 }),
})

describe('a rendition (P3)', () => {
  it('is tried sharp and wide first, then with less quality, and narrower than 1080 only in the end', () => {
    const tries = renditionTries({ width: 4000, height: 3000 })
    expect(tries[0]).toEqual({ width: 2160, height: 1620, quality: 0.9 })
    const narrow = tries.findIndex(({ width }) => width < 1080)
    expect(tries.slice(0, narrow).every(({ width }) => width >= 1080)).toBe(true)
    expect(tries[narrow - 1]).toMatchObject({ width: 1080, quality: 0.5 })
  })

  it('is never larger than its original, nor than a canvas, and has its shape', () => {
    fc.assert(
      fc.property(sizes, (size) => {
        const tries = renditionTries(size)
        expect(tries.length).toBeGreaterThan(0)
        for (const one of tries) {
          expect(one.width).toBeLessThanOrEqual(Math.min(4096, size.width))
          expect(one.height).toBeLessThanOrEqual(4096)
          expect(sameShape(one, size)).toBe(true)
        }
      }),
    )
  })

  it.each([
    [{ width: 1080, height: 720 }, true],
    [{ width: 1080, height: 721 }, true],
    [{ width: 1080, height: 760 }, false],
    [{ width: 720, height: 1080 }, false],
    [{ width: 1080, height: 1080 }, false],
  ])('of 3000×2000 may be %j: %s', (rendition, allowed) => {
    expect(sameShape(rendition, { width: 3000, height: 2000 })).toBe(allowed)
  })

  it('is what the body is measured by; its original is what the regulation is about (G9)', () => {
    const [pictureId] = [anId()]
    const rendition = aPictureCheck({ bytes: 900_000, format: 'jpg' })
    const check = aPictureCheck({ bytes: 4_000_000, format: 'png', width: 3000, rendition })
    expect(measure(aMaterial({ pictures: [pictureId] }), new Map([[pictureId, check]]))).toMatchObject({
      pictureBytes: [4_000_000],
      pictureWidth: [3000],
      bodyPictureBytes: [900_000],
      bodyPictureFormat: ['jpg'],
    })
  })

  it('belongs to what is approved: another one is another digest', () => {
    const pictureId = anId()
    const material = aMaterial({ pictures: [pictureId] })
    const digests = [null, 'a', 'b'].map((sha256) =>
      digested({
        material,
        pictures: [
          { pictureId, ...aPictureCheck({ rendition: sha256 === null ? null : aPictureCheck({ sha256 }) }) },
        ],
      }),
    )
    expect(new Set(digests).size).toBe(3)
  })
})
