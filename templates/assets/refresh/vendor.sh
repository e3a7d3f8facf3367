#!/usr/bin/env bash
# Refreshes the vendored browser assets in the folder above.
# Needed only when a version in package.json changes:
#   npm install --package-lock-only --ignore-scripts && npm run vendor
# then look at the difference and at the pages, and commit.
set -euo pipefail
cd "$(dirname "$0")"
npm ci --ignore-scripts --no-audit --no-fund
nm=node_modules
out=..
mkdir -p $out/css $out/js $out/fonts $out/licences
npx --no-install sass --no-source-map --style=compressed --quiet-deps govuk-unbranded.scss $out/css/govuk-unbranded.css
if grep -qE 'GDS Transport|Frutiger|assets\.nhs\.uk' $out/css/govuk-unbranded.css; then
  echo "a licensed font leaked into the CSS" >&2
  exit 1
fi
cp $nm/govuk-frontend/dist/govuk/govuk-frontend.min.js $out/js/
cp $nm/htmx.org/dist/htmx.min.js $out/js/
cp $nm/@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-{normal,italic}.woff2 $out/fonts/
# No source-map comments that point at files we do not ship, and no crest or brand blue
# in rules of components that we do not use.
sed -i -e 's#^//\# sourceMappingURL=.*$##' $out/js/govuk-frontend.min.js $out/js/htmx.min.js
sed -i -e 's#/\*\# sourceMappingURL=[^*]*\*/##' -e 's/#1d70b8/#5b3a8c/g' \
  -e 's#url([^)]*govuk-crest[^)]*)#none#g' $out/css/govuk-unbranded.css
cp $nm/htmx.org/LICENSE $out/licences/htmx.txt
cp $nm/@fontsource-variable/source-sans-3/LICENSE $out/licences/source-sans-3-OFL.txt
# licences/govuk-frontend.txt is kept by hand: the npm package carries no licence file.
for p in govuk-frontend htmx.org @fontsource-variable/source-sans-3; do
  node -p "const p=require('./node_modules/$p/package.json');[p.name,p.version,p.license].join('\t')"
done > $out/VENDORED.tsv
(cd .. && sha256sum css/govuk-unbranded.css js/govuk-frontend.min.js js/htmx.min.js fonts/*.woff2) > $out/VENDORED.sha256
cat $out/VENDORED.tsv
