/** The columns of the list from 1024 px on, for head and rows. Below that a pipeline is a card. */
export const portfolioColumns =
  "lg:grid lg:grid-cols-[72px_minmax(0,1.3fr)_repeat(3,minmax(0,1fr))_84px_104px_88px_32px] lg:items-center lg:gap-x-3 xl:grid-cols-[104px_minmax(0,1.25fr)_repeat(3,minmax(0,1fr))_118px_124px_128px_96px_32px] xl:gap-x-4";
