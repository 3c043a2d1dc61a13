import DefaultTheme from 'vitepress/theme';
import '../../../client/markdown.css';

export default DefaultTheme;
