package studio.atelier.workbench.scroll;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExtentTest {

    @Test
    void aBillionPixelsAreCountedExactly() {
        Extent extent = new Extent();
        extent.resize(24.0 * 100_000_000, 600);
        extent.moveTo(24.0 * 99_999_000 + 7);

        assertThat(extent.position()).isEqualTo(2_399_976_007.0);
        extent.moveBy(1);
        assertThat(extent.position()).isEqualTo(2_399_976_008.0);
    }

    @Test
    void contentThatShrinksPullsTheViewBack() {
        Extent extent = new Extent();
        extent.resize(1000, 100);
        extent.moveTo(900);
        extent.resize(500, 100);

        assertThat(extent.position()).isEqualTo(400);
        assertThat(extent.atEnd()).isTrue();
    }

    @Test
    void revealingMovesAsLittleAsPossible() {
        Extent extent = new Extent();
        extent.resize(1000, 100);

        assertThat(extent.reveal(20, 40)).isFalse();
        extent.reveal(130, 150);
        assertThat(extent.position()).isEqualTo(50);
        extent.reveal(10, 30);
        assertThat(extent.position()).isEqualTo(10);
    }
}
