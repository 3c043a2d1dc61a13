// Imported first: an old Node would fail somewhere, with words that help nobody.
const least = 22;

if (Number(process.versions.node.split('.')[0]) < least) {
  console.error(
    `Handshake's scripts want Node ${least} or later; this is ${process.version}. \`npm run …\` uses the one that comes with the dependencies.`,
  );
  process.exit(2);
}
