import { readdirSync } from 'node:fs';
import { defineConfig } from 'eslint/config';
import astro from 'eslint-plugin-astro';
import { createTypeScriptImportResolver } from 'eslint-import-resolver-typescript';
import importX from 'eslint-plugin-import-x';
import svelte from 'eslint-plugin-svelte';
import tseslint from 'typescript-eslint';

/** The layers of README.md (“Where things are”), top first: a layer may import from itself and from those it lists, no others. */
const layers = {
  'src/pages': [
    'src/layouts',
    'src/site',
    'src/course',
    'src/present',
    'src/styles',
    'components',
    'src/training',
    'src/network',
    'src/engine',
    'content',
  ],
  'src/layouts': ['src/site', 'src/course', 'src/styles', 'components/prose', 'components/kit'],
  'src/present': ['src/course', 'src/styles', 'components/prose', 'components/kit'],
  'src/site': ['src/course', 'src/styles', 'components/prose', 'components/kit'],
  'src/styles': [],
  'src/course': ['content'],
  'components/widgets': ['components/prose', 'components/kit', 'src/training', 'src/network', 'src/engine'],
  'components/prose': ['components/kit', 'src/course', 'content'],
  'components/kit': ['src/network', 'src/training', 'src/engine'],
  'src/training': ['src/network', 'src/engine'],
  'src/network': ['src/engine'],
  'src/engine': [],
  'src/engine/fast': ['src/engine/ops', 'src/engine/shape', 'src/engine/tensor.ts'],
  'src/engine/autograd': ['src/engine/ops', 'src/engine/shape', 'src/engine/tensor.ts'],
  'src/engine/optim': ['src/engine/ops', 'src/engine/shape', 'src/engine/tensor.ts'],
  'src/engine/ops': ['src/engine/shape', 'src/engine/tensor.ts'],
  'src/engine/shape': ['src/engine/tensor.ts'],
  'src/engine/tensor.ts': [],
  content: ['components/widgets', 'components/prose'],
  tests: ['src', 'components', 'content'],
};

const within = (path, folder) => path === folder || path.startsWith(`${folder}/`);

const layerZones = Object.entries(layers)
  .map(([layer, below]) => ({
    target: `./${layer}`,
    from: Object.keys(layers)
      .filter(
        (other) => ![layer, ...below].some((allowed) => within(other, allowed) || within(allowed, other)),
      )
      .map((other) => `./${other}`),
    message: `${layer} imports only from itself${below.length ? ` and ${below.join(', ')}` : ''} (README.md, “Where things are”: arrows point down).`,
  }))
  .filter(({ from }) => from.length > 0);

const widgetZones = readdirSync(new URL('components/widgets', import.meta.url)).map((name) => ({
  target: `./components/widgets/${name}`,
  from: './components/widgets',
  except: [`./${name}`],
  message:
    'A widget never imports another widget (README.md, “Where things are”): share through components/kit.',
}));

export default defineConfig(
  {
    ignores: [
      'dist/',
      '.astro/',
      'node_modules/',
      'public/',
      'test-results/',
      'src/engine/fast/kernels/',
      'src/engine/fast/built/',
    ],
  },
  ...tseslint.configs.strict,
  ...astro.configs.recommended,
  ...svelte.configs.recommended,
  {
    files: ['**/*.svelte', '**/*.svelte.ts'],
    languageOptions: { parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] } },
  },
  {
    plugins: { 'import-x': importX },
    settings: {
      'import-x/resolver-next': [
        createTypeScriptImportResolver({ extensions: ['.ts', '.js', '.svelte', '.astro', '.d.ts'] }),
      ],
    },
    rules: {
      'import-x/no-restricted-paths': ['error', { zones: [...layerZones, ...widgetZones] }],
      'max-lines': ['error', { max: 250 }],
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/unified-signatures': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
);
