describe('preview', () => {});
