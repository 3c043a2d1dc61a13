describe('screenshots', () => {});
