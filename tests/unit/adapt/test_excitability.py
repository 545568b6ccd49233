"""Excitability: units fasciculate while a loss goes on, not before and not after."""


def test_ongoing_cell_loss_fasciculates_as_measured(make):
    for loss in (0.1, 0.4, 0.8):
        assert 0.02 <= make.now(make.fibres(420.0, 600.0, cell=loss)).fasciculation <= 2.1


def test_sudden_and_old_losses_hardly_do(make):
    assert make.now(make.fibres(30.0, cell=0.6)).fasciculation < 0.01
    assert make.now(make.fibres(730.0, 5.0, cell=0.9)).fasciculation <= 0.01
    assert make.now(make.fibres(3000.0, 400.0, cell=0.6)).fasciculation <= 0.011


def test_slow_axon_loss_does_less_than_cell_loss(make):
    axon = make.now(make.fibres(300.0, 400.0, motor=0.5)).fasciculation
    assert 0.0 < axon < 0.5 * make.now(make.fibres(300.0, 400.0, cell=0.5)).fasciculation


def test_without_units_nothing_twitches(make):
    assert make.now(make.fibres(420.0, 400.0, cell=1.0)).fasciculation == 0.0


def test_more_of_it_the_more_is_going(make):
    rates = [make.now(make.fibres(200.0, 400.0, cell=n / 10)).fasciculation for n in range(10)]
    assert rates == sorted(rates)
