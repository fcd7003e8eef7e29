import type { TestCompany } from '../../tests/_support/company'

export const channelId = 'group-media'

/** The sixty editions ahead have more places than a platform would allow, so that a bench does not fill them all. */
export async function withPlaces({ db }: TestCompany, placesEach: number): Promise<void> {
  const editions = await db.find('editions', { where: { channelId, state: 'open' }, limit: 1000 })
  for (const edition of editions)
    await db.transact((tx) =>
      tx.replace('editions', { ...edition, plannedPosts: placesEach, free: placesEach }),
    )
}
