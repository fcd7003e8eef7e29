import fc from 'fast-check'
import {
  aimOf,
  cropAt,
  cropPixels,
  cropsOf,
  measure,
  middle,
  refuseCrops,
  sayCrop,
  type CoverShape,
} from '../../shared/posts'
import { aMaterial, anId } from '../_support/builders'
import { aPictureCheck, refused } from '../_support/domain-builders'

const sides = fc.integer({ min: 300, max: 8000 })
const sizes = fc.record({ width: sides, height: sides })
const shapes = fc.constantFrom<CoverShape>('wide', 'square')
const anyShare = fc.double({ min: -1, max: 2, noNaN: true })
const aims = fc.record({ x: anyShare, y: anyShare, zoom: fc.double({ min: 0, max: 9, noNaN: true }) })

describe('a cover’s crop (P1)', () => {
  it('lies inside its picture, has its shape, and is aimed at where it lies, wherever it was aimed', () => {
    fc.assert(
      fc.property(sizes, shapes, aims, (size, shape, aim) => {
        const crop = cropAt(size, shape, aim)
        for (const value of Object.values(crop)) expect(value >= 0 && value <= 1).toBe(true)
        const crops = { ...cropsOf(size, null), [shape]: crop }
        expect(refuseCrops(size, crops)).toBeNull()
        const again = cropPixels(size, cropAt(size, shape, aimOf(size, shape, crop)))
        expect(Math.abs(again.width - cropPixels(size, crop).width)).toBeLessThanOrEqual(1)
      }),
    )
  })

  it('is by itself the largest one, from the middle', () => {
    expect(cropAt({ width: 900, height: 383 }, 'wide', middle)).toMatchObject({ left: 0, right: 1 })
    expect(cropAt({ width: 1000, height: 2000 }, 'square', middle)).toEqual({
      ...{ left: 0, top: 0.25, right: 1, bottom: 0.75 },
    })
    expect(cropAt({ width: 1000, height: 2000 }, 'square', { x: 0.5, y: 0, zoom: 1 })).toMatchObject({
      top: 0,
    })
    expect(cropAt({ width: 1000, height: 2000 }, 'square', { x: 0.5, y: 1, zoom: 2 })).toEqual({
      ...{ left: 0.25, top: 0.75, right: 0.75, bottom: 1 },
    })
  })

  it.each([
    ['of another shape', { left: 0, top: 0, right: 1, bottom: 1 }],
    ['a little too high', { left: 0, top: 0, right: 0.5, bottom: 0.51 }],
  ])('%s is refused by name', (_, square) => {
    const size = { width: 2000, height: 1000 }
    expect(refused(refuseCrops(size, { ...cropsOf(size, null), square }))).toMatchObject({
      ...{ clause: 'P1', path: 'material.coverCrops.square' },
    })
  })

  it.each([
    [900, 383, 900, 383],
    [900, 1200, 900, 383],
    [3000, 383, 900, 383],
    [899, 1200, 899, 383],
    [900, 382, 898, 382],
  ])('is what the cover is measured by: of %i × %i these are %i × %i', (width, height, wide, high) => {
    const coverId = anId()
    const check = aPictureCheck({ width, height })
    expect(measure(aMaterial({ coverId }), new Map([[coverId, check]]))).toMatchObject({
      coverWidth: [wide],
      coverHeight: [high],
    })
  })

  it('is told to WeChat by two corners in six digits', () => {
    expect(sayCrop({ left: 0, top: 0.25, right: 1, bottom: 0.675532 })).toBe(
      '0.000000_0.250000_1.000000_0.675532',
    )
  })
})
