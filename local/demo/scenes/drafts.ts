import { noWishes } from '../../../shared/posts'
import { idFor, type CompanyAtWork } from '../company-at-work'
import { at } from './scene-at'

const save =
  (by: string, unitName: string, title: string, ...paragraphs: readonly string[]) =>
  ({ office }: CompanyAtWork) => {
    const blocks = paragraphs.map((text, nth) => ({ key: `${nth}`, kind: 'text' as const, text }))
    return office.as(by)('posts', 'saveDraft', {
      ...{ draftId: idFor(`draft ${title}`), base: 0, editor: idFor(`phone of ${by}`) },
      change: {
        ...{ title, author: unitName, digest: '', source: unitName, category: '形象文化', coverId: null },
        channels: [{ channelId: 'group-media', postId: idFor(`post ${title}`), wishes: noWishes }],
        ...{ order: blocks.map(({ key }) => key), blocks },
      },
    })
  }

const unfinished = '没有写完的一篇'

/** What somebody has begun, and what one gave up. */
export const drafts = [
  at(
    '06-12 17:40',
    save('lin-xiaoyu', '品牌部', '购物袋上的六十幅画', '最先寄回来的一封信，信封上画着一只袋子。'),
  ),
  at(
    '06-16 10:40',
    save(
      'lin-xiaoyu',
      '品牌部',
      '总部门口的那张长椅',
      '椅子是十五年前搬来的，木头换过两次。早上坐着等门的人，中午坐着吃饭的人，傍晚坐着等孩子的人，谁也不认识谁，却都知道左边第三根木条会响。',
      '上个月后勤想换一张新的，量尺寸的师傅坐了一会儿，说不用换，换那根木条就行。',
    ),
  ),
  at(
    '06-16 11:52',
    save('chen-mo', '青梧百货中山店', '梧桐落叶以前', '园林工人来量树干，说它又粗了一厘米。'),
  ),
  at('06-16 11:58', save('chen-mo', '青梧百货中山店', unfinished, '写到一半，柜台来了客人。')),
  at('06-16 12:04', ({ office }) =>
    office.as('chen-mo')('posts', 'discardDraft', { draftId: idFor(`draft ${unfinished}`) }),
  ),
]
