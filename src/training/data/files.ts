/** The four files of Fashion-MNIST (Xiao, Rasul & Vollgraf 2017), as https://github.com/zalandoresearch/fashion-mnist has them. */
export const fashionFiles = {
  train: {
    count: 60_000,
    images: { name: 'train-images-idx3-ubyte.gz', md5: '8d4fb7e6c68d591d4c3dfef9ec88bf0d' },
    labels: { name: 'train-labels-idx1-ubyte.gz', md5: '25c81989df183df01b3e8a0aad5dffbe' },
  },
  test: {
    count: 10_000,
    images: { name: 't10k-images-idx3-ubyte.gz', md5: 'bef4ecab320f06d8554ea6380940ec79' },
    labels: { name: 't10k-labels-idx1-ubyte.gz', md5: 'bb300cfdad3c16e7a12a480ee83cd310' },
  },
} as const;

export type Split = keyof typeof fashionFiles;

/** Where `npm run data` puts them, below the site's address. */
export const fashionFolder = 'data/fashion-mnist';
