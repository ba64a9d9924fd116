import type { ThemeConfig } from 'antd';

/** One calm green accent; grey for the ground, colour only where it says something. */
export const theme: ThemeConfig = {
  cssVar: { key: 'huitou' },
  token: {
    colorPrimary: '#0f766e',
    colorInfo: '#0f766e',
    colorLink: '#0f766e',
    // The palette made from a dark colour has greys for its lightest steps; these are the tints of it that are meant.
    colorPrimaryBg: '#e3f1ef',
    colorPrimaryBgHover: '#d3e8e5',
    colorInfoBg: '#eef6f5',
    colorInfoBorder: '#bfded9',
    controlItemBgActive: '#e3f1ef',
    controlItemBgActiveHover: '#d3e8e5',
    colorBgLayout: '#f4f5f6',
    colorTextBase: '#1c2321',
    borderRadius: 6,
    fontSize: 14,
    fontFamily: '-apple-system, BlinkMacSystemFont, "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "Noto Sans SC", sans-serif',
    wireframe: false,
  },
  components: {
    Button: { primaryShadow: 'none', defaultShadow: 'none', dangerShadow: 'none' },
    Layout: { headerBg: '#ffffff', siderBg: '#ffffff', headerHeight: 48, headerPadding: '0 16px' },
    Menu: { itemHeight: 36, itemMarginInline: 8, subMenuItemBg: 'transparent', itemSelectedBg: '#e3f1ef', activeBarBorderWidth: 0 },
    Table: {
      headerBg: '#f7f8f8',
      headerColor: '#4b5653',
      cellPaddingBlockSM: 7,
      cellPaddingInlineSM: 10,
      rowHoverBg: '#f5f9f8',
      headerSplitColor: 'transparent',
    },
    Form: { itemMarginBottom: 20 },
    Descriptions: { itemPaddingBottom: 10 },
    Tabs: { horizontalMargin: '0 0 8px 0' },
  },
};
